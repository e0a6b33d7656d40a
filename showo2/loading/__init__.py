"""Checkpoints from folders and the Hugging Face Hub: recognized, checked, quantized, and put onto devices."""

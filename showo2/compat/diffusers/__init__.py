"""Non-public parts of diffusers."""

"""Evaluation of any checkpoint: outcomes and their rows, image quality, contact sheets, and the report."""

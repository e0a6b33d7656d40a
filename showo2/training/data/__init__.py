"""People's own data as training samples: records in files, pictures and clips decoded by workers, latents."""

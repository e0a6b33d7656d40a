"""Parts of the page that several tabs or requests share."""

"""A judge that reads scenes and clips back from pixels, for scores of what nano draws."""

"""What an operator sees of the app: a log line and metrics of each request, and routes to ask how it is."""

"""Monitoring: a log line and metrics for each request, and health checks."""

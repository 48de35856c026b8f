"""Where promises are kept: by threads in this process, or by Celery's workers."""

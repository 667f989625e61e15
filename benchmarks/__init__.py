"""Programs that measure speed, memory and scale; never timed tests."""

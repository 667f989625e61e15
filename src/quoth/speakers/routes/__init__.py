"""The routes by which one quote is answered, each with how sure it is and why."""

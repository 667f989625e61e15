"""What every test may use; kept here so that ``factories`` can be imported from any folder."""

"""What an article says somebody is: role, employer, age, party, place."""

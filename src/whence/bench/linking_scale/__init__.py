"""How linking grows: made-up reports on made-up happenings, in numbers as large as wanted."""

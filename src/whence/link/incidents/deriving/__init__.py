"""From the claims of an incident to the incident: every value with its claims, and the one that stands for all."""

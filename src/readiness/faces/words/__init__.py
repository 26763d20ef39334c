"""Words: phrases in the language in use, and answers, conditions and rules in sentences."""

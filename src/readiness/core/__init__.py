"""The pure core: values and functions, from a profile and a rule-book to scores. No files, no clock."""

"""The edge: profiles and rule-sets from files, and finding installed rule-sets."""

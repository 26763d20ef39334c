"""JSON for other programs: an assessment, and how every form of ours writes it."""

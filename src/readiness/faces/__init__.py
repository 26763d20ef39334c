"""What people and programs see: reports, templates, explanations, schemas."""

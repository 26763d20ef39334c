"""What people and programs see: reports, templates, explanations, schemas.

Each room imports only those below it:

- ``plan``: the plan in all its forms
- ``html``, ``markdown``, ``pdf``, ``word``: the report as a page or a file; ``spreadsheets``: a result as CSV and
  Excel; ``explanations``: what rules and questions are, and came to; ``profile``: the file to fill in
- ``text``: the report as plain text; ``pages``: a sheet for each audience; ``tables``: a result as tidy tables
- ``report``: what is said, in which order, before it takes a form; ``json``: the same facts for other programs
- ``views``: what everything shown is made from, worked out once
- ``words``: phrases in the language in use; ``choices``: the names of what can be asked for
"""

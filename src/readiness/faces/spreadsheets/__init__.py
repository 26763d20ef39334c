"""Tables as files for spreadsheets: CSV and Excel workbooks."""

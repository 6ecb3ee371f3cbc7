"""The face of the ``khongviet`` command: words in two languages, tables, progress, the doctor."""

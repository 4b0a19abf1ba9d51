"""Papers that an office owes, made of blocks (``paper``) and drawn as DOCX (``docx``) and PDF (``pdf``)."""

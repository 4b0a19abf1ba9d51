"""A path -> Snapshots: files, folders and standard input. Bytes are read one file at a time."""

from hoptac.collect.files import MAX_BYTES, Failure, collect, document_name

__all__ = ["MAX_BYTES", "Failure", "collect", "document_name"]

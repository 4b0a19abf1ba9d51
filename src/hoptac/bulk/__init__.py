"""Many pages at once: reading by processes of their own, with limits, in the order of the input."""

from hoptac.bulk.lines import Line, read_lines
from hoptac.bulk.pool import Pool, cores
from hoptac.bulk.reader import read
from hoptac.bulk.work import Limits
from hoptac.bulk.worker import NoWorker

__all__ = ["Limits", "Line", "NoWorker", "Pool", "cores", "read", "read_lines"]

"""Many pages at once: reading by processes of their own, with limits, in the order of the input."""

import logging

from hoptac.bulk.lines import Line, read_lines
from hoptac.bulk.pool import Pool, cores
from hoptac.bulk.reader import read
from hoptac.bulk.work import Limits
from hoptac.bulk.worker import NoWorker

__all__ = ["Limits", "Line", "NoWorker", "Pool", "cores", "read", "read_lines"]

# What went wrong inside is for the log alone: nothing of it is printed over the words meant for people.
logging.getLogger("hoptac").addHandler(logging.NullHandler())

"""Places, posts, bodies, fields, occasions, instruments and names: tables, looked up by spelling and by day.

The tables lie in ``tables/*.csv``; their README tells columns, sources and licences.
"""

"""What an edition holds: one shape per kind, declared once. The room imports nothing of ours.

A field is only ever added, as NotRequired: old editions lack it, and a reader takes a missing key as empty; a snapshot
holds every key. Days are "YYYY-MM-DD", times "HH:MM", moments "YYYY-MM-DDTHH:MM:SSZ" in UTC. `…_en` is the English twin
of the field before it and may be "". HTML is clean and final.
"""

SCHEMA = 1

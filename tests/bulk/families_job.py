"""Families on Daft in a process of its own: python tests/bulk/families_job.py WORKERS ADDRESS|- OUT:MOST:FEW..."""

from __future__ import annotations

import sys
from pathlib import Path

from quoth.bulk import families_daft, runs
from quoth.bulk.families_daft import group_on_daft
from quoth.bulk.ids import NONE_SHARED, find_shared_ids

if __name__ == "__main__":
    workers, address, *cases = sys.argv[1:]
    for case in cases:
        out, most, few = case.split(":")
        runs.MOST_SHARED, families_daft._FEW = int(most), int(few)
        shared = find_shared_ids(Path(out)) if (Path(out) / "plan.json").exists() else NONE_SHARED
        where = None if address == "-" else address
        found = group_on_daft(Path(out), workers=int(workers), address=where, shared=shared)
        sys.stdout.write(f"{found}\n")

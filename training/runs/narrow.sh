#!/bin/sh
# The last step of the fast setting (quoth-fast-8): what does least for its time is cut from quoth-fast-7, which then learns from
# quoth-accurate-6.  Without a GPU: 42 minutes on one core.  Needs what opinions.sh leaves, or training.restore at that version.
set -eu
python -m training.prune .work/fast-7.pt --documents 120 --share .3 --narrow 1 --out .work/pruned-fast.pt
python -m training.train --data ../shared/data --corpora polnear.train,.work/silver.jsonl,gum.train,.work/news.jsonl \
  --teacher .work/accurate-6.pt --init .work/pruned-fast.pt --out .work/narrow-fast --threads 1 --batch 8 --mask 0.03 --ema .99 \
  --epochs 1 --steps 1300 --lr 2e-4 --head-lr 3e-4 --seed 112
python -m training.export .work/narrow-fast/model.pt --setting fast --number 8 --out src/quoth/models
python -m training.calibrate --setting fast
python -m training.parity .work/narrow-fast/model.pt --setting fast
python -m evaluation.extraction polnear.dev --setting fast

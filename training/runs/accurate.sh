#!/bin/sh
# Rebuild the network of the accurate setting, as published in src/quoth/models.
set -eu
python -m training.train --data ../shared/data --out .work/accurate --epochs 6 --batch 8 --lr 1.6e-4 --head-lr 8e-4 --seed 1
python -m training.train --data ../shared/data --out .work/longer --init .work/accurate/model.pt --each-epoch \
  --epochs 5 --batch 8 --lr 1.2e-4 --head-lr 6e-4 --seed 11
python -m training.average .work/accurate/model.pt .work/longer/epoch2.pt .work/longer/epoch4.pt --out .work/mean.pt
# what that network reads in unmarked news is learnt from beside the marked, by one trained anew
python -m training.export .work/mean.pt --setting accurate --out src/quoth/models
python -m training.calibrate --setting accurate
python -m training.silver --data ../shared/data --pages ../shared/pages --out .work/silver.jsonl
python -m training.train --data ../shared/data --corpora polnear.train,.work/silver.jsonl,gum.wide,gum.wide \
  --out .work/masked --heads .work/mean.pt --mask 0.08 --each-epoch --epochs 4 --batch 8 --lr 1.6e-4 --head-lr 6e-4 --seed 31
python -m training.average .work/mean.pt .work/masked/model.pt --out .work/final.pt
python -m training.export .work/final.pt --setting accurate --out src/quoth/models
python -m training.calibrate --setting accurate
python -m training.parity .work/final.pt --setting accurate
python -m evaluation.extraction polnear.dev

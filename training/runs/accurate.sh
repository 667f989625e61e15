#!/bin/sh
# Rebuild the network of the accurate setting, as published in src/quoth/models.
set -eu
python -m training.train --data ../shared/data --out .work/accurate --epochs 6 --batch 8 --lr 1.6e-4 --head-lr 8e-4 --seed 1
python -m training.train --data ../shared/data --out .work/longer --init .work/accurate/model.pt --each-epoch \
  --epochs 5 --batch 8 --lr 1.2e-4 --head-lr 6e-4 --seed 11
python -m training.average .work/accurate/model.pt .work/longer/epoch2.pt .work/longer/epoch4.pt --out .work/mean.pt
python -m training.export .work/mean.pt --setting accurate --out src/quoth/models
python -m training.calibrate --setting accurate
python -m training.parity .work/mean.pt --setting accurate
python -m evaluation.extraction polnear.dev

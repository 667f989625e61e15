#!/bin/sh
# Rebuild the network of the accurate setting up to quoth-accurate-5; runs/opinions.sh goes on from published.pt to number 6.
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
# MPNet-base, eight times as large, learns the marks in three goes (1,680 steps) and teaches: asked once for every window
python -m training.mpnet --out .work
mpnet() {
  python -m training.train --data ../shared/data --mpnet .work/all-mpnet-base-v2 --layers 0,1,2,3,4,5,6,7,8,9,10,11 --batch 8 --bf16 "$@"
}
mpnet --corpora polnear.train --heads .work/final.pt --out .work/teacher1 --epochs 1 --steps 150 --lr 1e-4 --head-lr 6e-4 --ema .95 --seed 5
mpnet --corpora polnear.train --init .work/teacher1/model.pt --out .work/teacher2 --epochs 1 --steps 380 --lr 8e-5 --head-lr 4e-4 --ema .98 --seed 6
mpnet --corpora polnear.train,gum.train --init .work/teacher2/model.pt --out .work/teacher3 --epochs 3 --steps 1150 --lr 8e-5 --head-lr 4e-4 --ema .99 --seed 7
python -m training.train --data ../shared/data --corpora polnear.train,.work/silver.jsonl,gum.train --again .work/teacher3/model.pt \
  --init .work/final.pt --hint 0.01 --remember --mask 0.05 --out .work/taught --epochs 3 --steps 2000 --batch 8 --lr 1.5e-4 \
  --head-lr 4e-4 --ema .995 --bf16 --seed 101
python -m training.average .work/final.pt .work/taught/model.pt --out .work/published.pt
sh training/runs/publish.sh .work/published.pt accurate 5

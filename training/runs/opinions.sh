#!/bin/sh
# The step after accurate.sh and fast.sh (folds.sh comes last): teachers of two kinds, what they think of every window, and the
# networks that learn it.
# Needs a large GPU (an H200: about 7 minutes) and, in .work, what accurate.sh and fast.sh leave: published.pt, fast.pt,
# silver.jsonl, news.jsonl, all-mpnet-base-v2.  By the clock, so that another GPU makes other weights of about the same worth.
# Published: three of each kind of teacher were begun at rates of 1e-4 and 7e-5, batches of 16 and 32, for 205 s all at
# once (1,400 and 1,125 steps); one of each was lost (training.course has cut steep gradients harder since, and begins
# slower); two and one were asked; accurate and fast learnt from them for 50 s at once (about 1,300 steps).
set -eu
python -m training.table --data ../shared/data --silver .work/silver.jsonl,.work/news.jsonl --turns 3 --out .work/table.npz
for k in 1 2 3; do
  python -m training.course --table .work/table.npz --mpnet .work/all-mpnet-base-v2 --seconds 205 --seed $k --batch 16 \
    --out .work/teacher$k.pt > .work/teacher$k.log 2>&1 &
  python -m training.course --table .work/table.npz --mpnet .work/all-mpnet-base-v2 --by-cue --seconds 205 --seed 1$k --batch 32 \
    --out .work/reader$k.pt > .work/reader$k.log 2>&1 &
done
wait
python -m training.opinions --table .work/table.npz --teachers .work/teacher1.pt,.work/teacher2.pt,.work/teacher3.pt \
  --readers .work/reader1.pt,.work/reader2.pt,.work/reader3.pt --out .work/opinions
python -m training.learn --table .work/table.npz --opinions .work/opinions --init .work/published.pt --lr 1.6e-4 --seed 21 \
  --seconds "${LEARN:-50}" --out .work/accurate-6.pt &
python -m training.learn --table .work/table.npz --opinions .work/opinions --init .work/fast.pt --relu --lr 2e-4 --seed 25 \
  --seconds "${LEARN:-50}" --out .work/fast-7.pt &
wait
sh training/runs/publish.sh .work/accurate-6.pt accurate 6
sh training/runs/publish.sh .work/fast-7.pt fast 7

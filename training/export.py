"""Checkpoint -> ONNX int8 and its card.

python -m training.export .work/run1/model.pt --setting accurate --out src/quoth/models
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from quoth.extraction.windows import ROLE_WIDTH
from training.network import RoleReader, Tagger


class EncoderGraph(nn.Module):
    """Pieces -> cue scores (B, W, 5) and the role reader's two inputs for each word (B, W, D)."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, case: Tensor, depth: Tensor, mask: Tensor, first: Tensor, last: Tensor):
        words = self.model.words(pieces, case, depth, mask, first, last)
        return self.model.cue_scores(words), self.model.roles.word(words), self.model.roles.cue(words)


class RoleGraph(nn.Module):
    """The role reader after its input projections: words (C, R, D), cue (C, D) -> emissions, validity."""

    def __init__(self, roles: RoleReader) -> None:
        super().__init__()
        self.roles = roles
        self.roles.word = nn.Identity()
        self.roles.cue = nn.Identity()

    def forward(self, words: Tensor, cue: Tensor, within: Tensor, place: Tensor, mask: Tensor):
        return self.roles(words, cue, within, place, mask)


def load_checkpoint(path: Path) -> Tagger:
    """The network of a checkpoint, ready for inference."""
    saved = torch.load(path, weights_only=True)
    facts = json.loads(saved["facts"])
    model = Tagger(facts["layers"], role_layers=facts["role_layers"])
    model.load_state_dict(saved["state"])
    return model.eval()


def export_graphs(checkpoint: Path, out: Path) -> tuple[Path, Path, list[list[float]], int]:
    """Write encoder.onnx and roles.onnx in fp32; returns them with the transitions and the role size."""
    model = load_checkpoint(checkpoint)
    b, p, w = 2, 24, 12
    ints = lambda *shape: torch.zeros(shape, dtype=torch.long)  # noqa: E731
    sample = (ints(b, p) + 5, ints(b, p), ints(b, p), ints(b, p) + 1, ints(b, w), ints(b, w))
    names = ["pieces", "case", "depth", "mask", "first", "last"]
    axes = {n: {0: "b", 1: "p"} for n in names[:4]} | {n: {0: "b", 1: "w"} for n in names[4:]}
    axes |= {n: {0: "b", 1: "w"} for n in ("cues", "words", "heads")}
    encoder, roles = out / "encoder.onnx", out / "roles.onnx"
    torch.onnx.export(
        EncoderGraph(model),
        sample,
        str(encoder),
        input_names=names,
        output_names=["cues", "words", "heads"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    size = model.roles.emit.in_features
    transitions = model.transitions.detach().tolist()
    sample_roles = (
        torch.zeros(2, ROLE_WIDTH, size),
        torch.zeros(2, size),
        ints(2, ROLE_WIDTH),
        ints(2, ROLE_WIDTH),
        ints(2, ROLE_WIDTH) + 1,
    )
    inputs = ["words", "cue", "within", "place", "mask"]
    torch.onnx.export(
        RoleGraph(model.roles),
        sample_roles,
        str(roles),
        input_names=inputs,
        output_names=["emit", "valid"],
        dynamic_axes={n: {0: "c"} for n in [*inputs, "emit", "valid"]},
        opset_version=17,
        dynamo=False,
    )
    return encoder, roles, transitions, size


def quantise(source: Path, target: Path) -> None:
    """int8 weights per channel, activations quantised as they come; embeddings int8 too."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(target),
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("checkpoint", type=Path)
    ap.add_argument("--setting", default="accurate")
    ap.add_argument("--out", type=Path, default=Path("src/quoth/models"))
    ap.add_argument("--float", action="store_true", help="keep fp32 (to measure what quantisation costs)")
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        encoder, roles, transitions, size = export_graphs(args.checkpoint, Path(folder))
        names = {"encoder": f"{args.setting}-encoder.onnx", "roles": f"{args.setting}-roles.onnx"}
        for graph, name in ((encoder, names["encoder"]), (roles, names["roles"])):
            if args.float:
                (args.out / name).write_bytes(graph.read_bytes())
            else:
                quantise(graph, args.out / name)
    from training.train import pretrained_folder

    (args.out / "pieces.json").write_bytes((pretrained_folder() / "tokenizer.json").read_bytes())
    files = [*names.values(), "pieces.json"]
    path = args.out / f"{args.setting}.json"
    old = json.loads(path.read_text()) if path.exists() else {}
    card = {
        "name": f"quoth-{args.setting}-1",
        "setting": args.setting,
        **names,
        "tokenizer": "pieces.json",
        "sha256": {n: hashlib.sha256((args.out / n).read_bytes()).hexdigest() for n in files},
        "role_size": size,
        "transitions": [[round(x, 4) for x in row] for row in transitions],
        "cue_threshold": old.get("cue_threshold", 0.1),
        "quote_threshold": old.get("quote_threshold", 0.5),
        "calibration": old.get("calibration", [0.0, 0.5, 0.5, 0.0, 0.0, 0.0]),
    }
    path.write_text(json.dumps(card, indent=1) + "\n")
    for n in files:
        print(f"{n}: {(args.out / n).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

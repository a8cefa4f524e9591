"""Export the reader to the file that ships: ONNX with weights of eight bits, computed in 32.

    python -m train.export [--reader build/reader.pt] [--data build/data]

Writes ``reader.onnx``, ``tokenizer.json`` and ``reader.toml`` (labels, hashes) into the package. Each
matrix is kept as int8 with a scale a column and made 32 bit again when it is loaded: the same
output for any batch, and on another processor up to the last bits of a sum, where integer arithmetic
differs by whole labels.
"""

import argparse
import hashlib
import json
import logging
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from rashomon.flow.extract.windows import MAX_PIECES
from train.examples import Head, load_heads
from train.fit import base_folder
from train.network import Reader, load
from train.notation import MODES

logger = logging.getLogger(__name__)
PACKAGE = Path(__file__).parents[1] / "src" / "rashomon" / "flow" / "extract" / "weights"
# Smaller ones (biases, norms) stay as they are.
MIN_SIZE = 10_000


def to_onnx(reader: Reader, path: Path) -> onnx.ModelProto:
    """Return the reader as a graph, for any number of windows of any length."""
    reader.eval()
    ids = torch.randint(1, 1000, (2, 12))
    torch.onnx.export(
        reader, (ids,), str(path), dynamo=False, opset_version=17,
        input_names=["ids"], output_names=["words", "pairs"],
        dynamic_axes={"ids": {0: "windows", 1: "pieces"}, "words": {0: "windows", 1: "pieces"},
                      "pairs": {0: "windows", 2: "pieces", 3: "pieces"}},
    )  # fmt: skip
    return onnx.load(str(path))


def in_eight_bits(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the graph with each large matrix as int8 and a scale for each of its last axis."""
    kept, nodes = [], []
    for one in model.graph.initializer:
        array = numpy_helper.to_array(one)
        if array.dtype != np.float32 or array.ndim < 2 or array.size < MIN_SIZE:
            kept.append(one)
            continue
        # An embedding is looked up by row, a matrix multiplies by column.
        axis = 0 if array.shape[0] > array.shape[-1] * 8 else array.ndim - 1
        others = tuple(i for i in range(array.ndim) if i != axis)
        scale = np.maximum(np.abs(array).max(axis=others), 1e-12) / 127
        shape = [1] * array.ndim
        shape[axis] = -1
        small = np.clip(np.rint(array / scale.reshape(shape)), -127, 127).astype(np.int8)
        kept += [
            numpy_helper.from_array(small, f"{one.name}.int8"),
            numpy_helper.from_array(scale.astype(np.float32), f"{one.name}.scale"),
            numpy_helper.from_array(np.zeros(len(scale), np.int8), f"{one.name}.zero"),
        ]
        names = [f"{one.name}.int8", f"{one.name}.scale", f"{one.name}.zero"]
        nodes.append(helper.make_node("DequantizeLinear", names, [one.name], axis=axis))
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    nodes += list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    assert TensorProto.INT8 in {one.data_type for one in model.graph.initializer}
    return model


def described(heads: tuple[Head, ...], folder: Path, data: Path, reader: Reader) -> str:
    """Return the description that ships beside the weights."""
    manifest = json.loads((data / "manifest.json").read_text(encoding="utf-8"))
    lines = [
        "# Made by `python -m train.export`; not edited by hand. docs/model.md is the model card.",
        f"layers = {len(reader.shape.layers)}",
        f"max_pieces = {MAX_PIECES}",
        f'trained_on_sha256 = "{manifest["sha256"]}"',
        "",
        "[modes]",
        *(f"{kind} = {json.dumps(modes)}" for kind, modes in MODES.items()),
        "",
        "[sha256]",
    ]
    lines += [
        f'"{name}" = "{hashlib.sha256((folder / name).read_bytes()).hexdigest()}"'
        for name in ("reader.onnx", "tokenizer.json")
    ]
    for head in heads:
        lines += ["", "[[head]]", f'name = "{head.name}"', f'kind = "{head.kind}"',
                  f'of = "{head.of}"', f"columns = {json.dumps(list(head.columns))}"]  # fmt: skip
    return "\n".join(lines) + "\n"


def main() -> None:
    """Export, and say how large it became."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", type=Path, default=Path("build/reader.pt"))
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--out", type=Path, default=PACKAGE)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    options.out.mkdir(parents=True, exist_ok=True)
    heads = load_heads()
    reader = load(options.reader, heads)
    path = options.out / "reader.onnx"
    onnx.save(in_eight_bits(to_onnx(reader, path)), str(path))
    tokenizer = json.loads((base_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer |= {"truncation": None, "padding": None}
    whole = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (options.out / "tokenizer.json").write_text(whole, encoding="utf-8")
    (options.out / "reader.toml").write_text(described(heads, options.out, options.data, reader))
    for one in sorted(options.out.iterdir()):
        logger.info("%s: %.1f MB", one.name, one.stat().st_size / 1e6)


if __name__ == "__main__":
    main()

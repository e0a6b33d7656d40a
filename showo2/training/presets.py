"""The published stages of Show-o2's training, as data.

Numbers are those of the paper (Xie et al., 2025, arXiv:2506.15564) and of the public code's configs
(showlab/Show-o, show-o2/configs): learning rates, warm-up, coefficients of the losses and what is frozen. The
data is a configuration's own; in public, each of up to 128 GPUs took a few samples a step.

| preset | published for | steps |
|---|---|---|
| 1a | stage 1, 66 M image-text pairs | 150,000 |
| 1b | stage 1, 10 M better ones, interleaved and video data | 40,000 |
| 2a | stage 2, alignment: the fusion alone | not published; 10,000 here |
| 2b, 2c | stage 2, everything: 9 M instructions, 16 M pictures | not published; 35,000 here |
| stories-warmup, stories | VIST: language model frozen, then everything | 40,000, then 50,000 |
| video | 1b on video-text data alone, for which nothing is published | 40,000 here |
| tune | not published: for a LoRA, and for small data sets | 1,000 here |
"""

from dataclasses import replace

from showo2.training.recipe import PartRate, Stage

# Stage 1 trains these; the language model and the semantic layers with their embeddings are frozen.
STAGE_1_PARTS = ("visual_embedder.projector", "visual_embedder.fusion", "time_embedding", "flow_head")
SEMANTIC_PARTS = (
    "visual_embedder.semantic_patch",
    "visual_embedder.position_table",
    "visual_embedder.semantic_layers",
)
NOT_LANGUAGE = ("visual_embedder", "time_embedding", "flow_head")
BETAS = (0.9, 0.999)
WARMUP_SHARE = 0.03  # of a cosine's steps

_PUBLISHED = Stage(
    "1a",
    150_000,
    (),
    1e-4,
    trains=STAGE_1_PARTS,
    warmup_steps=2000,
    cosine=False,
    ntp_coeff=0.2,
    flow_coeff=1.0,
    foreground_weight=0.0,
    time_sampling="logit_normal",
    optimizer="adamw",
    betas=BETAS,
    weight_decay=0.0,
    prompt_dropout=0.1,
    clean_share=0.0,
)
_STAGE_2 = replace(
    _PUBLISHED, trains=("",), cosine=True, ntp_coeff=1.0, warmup_steps=0, warmup_share=WARMUP_SHARE
)

PRESETS = {
    stage.name: stage
    for stage in (
        _PUBLISHED,
        replace(_PUBLISHED, name="1b", steps=40_000, warmup_steps=0),
        replace(
            _STAGE_2,
            name="2a",
            steps=10_000,
            learning_rate=5e-5,
            trains=("visual_embedder.fusion",),
        ),
        *(
            replace(
                _STAGE_2,
                name=name,
                steps=35_000,
                learning_rate=1e-5,
                part_rates=tuple(PartRate(part, 2e-6) for part in SEMANTIC_PARTS),
            )
            for name in ("2b", "2c")
        ),
        replace(_PUBLISHED, name="stories-warmup", steps=40_000, warmup_steps=0, trains=NOT_LANGUAGE),
        replace(_PUBLISHED, name="stories", steps=50_000, warmup_steps=0, trains=("",)),
        replace(_PUBLISHED, name="video", steps=40_000, warmup_steps=0),
        # Half of the pictures before the last are clean, as they are when the model is asked.
        replace(
            _PUBLISHED,
            name="tune",
            steps=1000,
            trains=("",),
            warmup_steps=20,
            ntp_coeff=1.0,
            clean_share=0.5,
        ),
    )
}

"""The optional packages that diffusers imports as well, where they are installed."""


def leave_out() -> None:
    """Lets diffusers take peft and bitsandbytes for missing, whose import takes more than a second.

    For programs that are ours alone, before they import anything of diffusers' models: with those packages
    diffusers itself can do nothing afterwards. Our LoRA and our quantization go without diffusers.
    """
    from diffusers.utils import import_utils

    import_utils._peft_available = False
    import_utils._bitsandbytes_available = False

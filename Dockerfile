# The demo with nano, on a CPU:  docker build -t showo2 . && docker run -p 7860:7860 showo2
# Another checkpoint:            docker run -p 7860:7860 -e SHOWO2_CHECKPOINT=show-o2-1.5B -v hf:/home/showo2/.cache showo2
FROM python:3.12-slim

# A Chinese font that can be embedded in the PDFs of stories.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-wqy-microhei && rm -rf /var/lib/apt/lists/*
# The volume for downloads takes over the owner of the folder that it covers.
RUN useradd --create-home showo2 && install --directory --owner=showo2 --group=showo2 /home/showo2/.cache
WORKDIR /home/showo2/app

# PyTorch without CUDA: a quarter of the size. For a GPU, leave this line out and run with --gpus all.
RUN pip install --no-cache-dir torch==2.13.0 --index-url https://download.pytorch.org/whl/cpu
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY --chown=showo2 . .

USER showo2
ENV SHOWO2_HOST=0.0.0.0 PYTHONUNBUFFERED=1
EXPOSE 7860
CMD ["python", "app.py"]

# syntax=docker/dockerfile:1
# The studio with its worker. With a GPU: docker build --build-arg BACKEND=cuda -t studio . && docker run --gpus all -p 5080:5080 -v studio:/data studio
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG BACKEND=cpu
WORKDIR /source
COPY global.json Directory.*.props Directory.*.targets .editorconfig ./
COPY src src
COPY wwwroot wwwroot
# What the analyzers say is said where the tests are built.
RUN dotnet publish src/Studio.Worker -c Release -o /studio/worker -p:TorchBackend=$BACKEND -p:RunAnalyzers=false
RUN dotnet publish src/Studio.Web -c Release -o /studio -p:TorchBackend=$BACKEND -p:RunAnalyzers=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# libtorch brings all that it needs of CUDA but the driver, which the container is given when it starts.
ENV NVIDIA_DRIVER_CAPABILITIES=compute,utility
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1 curl && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 10001 studio && install -d -o studio -g studio -m 700 /data
COPY --from=build /studio /studio
USER studio
VOLUME /data
EXPOSE 5080
HEALTHCHECK --start-period=60s CMD curl -fsS http://127.0.0.1:5080/healthz || exit 1
ENTRYPOINT ["/studio/Studio.Web", "--urls", "http://0.0.0.0:5080", "--data-folder", "/data"]

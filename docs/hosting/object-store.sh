#!/bin/sh
# Uploads the built folder to a bucket of an S3-compatible store, each object with its own headers.
#
#   sh object-store.sh dist objects.tsv s3://bucket/tools/mirrors
#
# `cargo xtask build` writes objects.tsv: name, media type and cache rule of each file. The objects are
# stored compressed, which every browser of the last years reads over HTTPS.
set -eu
folder=$1 objects=$2 target=$3

upload() {
  if [ -e "$folder/$1.br" ]; then
    aws s3 cp "$folder/$1.br" "$target/$1" \
      --content-type "$2" --cache-control "$3" --content-encoding br
  else
    aws s3 cp "$folder/$1" "$target/$1" --content-type "$2" --cache-control "$3"
  fi
}

tab=$(printf '\t')
# The page comes last: by then everything that it names is there.
while IFS=$tab read -r name type cache; do
  [ "$name" = index.html ] || upload "$name" "$type" "$cache"
done <"$objects"
while IFS=$tab read -r name type cache; do
  [ "$name" != index.html ] || upload "$name" "$type" "$cache"
done <"$objects"

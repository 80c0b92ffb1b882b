#!/usr/bin/env bash
# The browser tests play packages in real Chromium: use the one there is, else install the system's package.
set -u
for name in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
  [ -n "$name" ] && command -v "$name" >/dev/null && exit 0
done
echo "Installing Chromium for the browser tests ..."
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
if command -v apt-get >/dev/null; then
  install="$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends"
  $as_root apt-get update -qq
  # The shell where there is one (Debian 12 and newer): the same engine, at less than half of the cost.
  $install chromium-headless-shell fonts-noto-core >/dev/null 2>&1 || $install chromium fonts-noto-core >/dev/null
elif command -v dnf >/dev/null; then
  $as_root dnf install -y -q chromium
elif command -v apk >/dev/null; then
  $as_root apk add --quiet chromium
elif command -v pacman >/dev/null; then
  $as_root pacman -S --noconfirm --quiet chromium
elif command -v brew >/dev/null; then
  brew install --quiet --cask chromium
fi
command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || {
  echo "No Chromium could be installed. Install Chromium or Chrome, or set CHROMIUM to its path, and run this again."
  exit 1
}

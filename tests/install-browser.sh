#!/usr/bin/env bash
# The browser tests play packages in real Chromium: use the one there is, else install the system's package.
set -u
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
  [ -n "$name" ] && command -v "$name" >/dev/null && exit 0
done
echo "Installing Chromium for the browser tests ..."
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
if command -v apt-get >/dev/null; then
  $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null
elif command -v dnf >/dev/null; then
  $as_root dnf install -y -q chromium
elif command -v apk >/dev/null; then
  $as_root apk add --quiet chromium
elif command -v pacman >/dev/null; then
  $as_root pacman -S --noconfirm --quiet chromium
elif command -v brew >/dev/null; then
  brew install --quiet --cask chromium
fi
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || {
  echo "No Chromium could be installed. Install Chromium or Chrome, or set CHROMIUM to its path, and run this again."
  exit 1
}

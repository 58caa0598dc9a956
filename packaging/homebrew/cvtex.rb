# Installs a release of cvtex with Homebrew on Linux. Not run yet: see packaging/README.md.
class Cvtex < Formula
  desc "CV compiler: one YAML file in, one typeset PDF out"
  homepage "https://github.com/OWNER/cvtex"
  version "0.1.0"
  license "GPL-3.0-or-later"

  on_linux do
    on_intel do
      url "https://github.com/OWNER/cvtex/releases/download/v0.1.0/cvtex-0.1.0-x86_64-linux.tar.gz"
      sha256 "SUM_X86_64"
    end
    on_arm do
      url "https://github.com/OWNER/cvtex/releases/download/v0.1.0/cvtex-0.1.0-aarch64-linux.tar.gz"
      sha256 "SUM_AARCH64"
    end
  end

  def install
    bin.install "bin/cvtex"
    man1.install "share/man/man1/cvtex.1"
    bash_completion.install "share/bash-completion/completions/cvtex"
    zsh_completion.install "share/zsh/vendor-completions/_cvtex"
    fish_completion.install "share/fish/vendor_completions.d/cvtex.fish"
    doc.install Dir["share/doc/cvtex/*"]
  end

  test do
    system bin/"cvtex", "new", "cv.yaml"
    system bin/"cvtex", "render", "cv.yaml"
    assert_equal "%PDF-", (testpath/"cv.pdf").binread(5)
  end
end

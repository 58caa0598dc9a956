# Installs a release of cvtex with Nix. Not run yet: see packaging/README.md.
{
  description = "A CV compiler: one YAML file in, one typeset PDF out";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs = { self, nixpkgs }:
    let
      version = "0.1.0";
      sums = {
        x86_64-linux = "SUM_X86_64";
        aarch64-linux = "SUM_AARCH64";
      };
      package = system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
          machine = pkgs.lib.removeSuffix "-linux" system;
        in
        pkgs.stdenv.mkDerivation {
          pname = "cvtex";
          inherit version;
          src = pkgs.fetchurl {
            url = "https://github.com/OWNER/cvtex/releases/download/v${version}/cvtex-${version}-${machine}-linux.tar.gz";
            sha256 = sums.${system};
          };
          nativeBuildInputs = [ pkgs.autoPatchelfHook pkgs.installShellFiles ];
          installPhase = ''
            runHook preInstall
            install -D bin/cvtex $out/bin/cvtex
            installManPage share/man/man1/cvtex.1
            installShellCompletion --cmd cvtex \
              --bash share/bash-completion/completions/cvtex \
              --zsh share/zsh/vendor-completions/_cvtex \
              --fish share/fish/vendor_completions.d/cvtex.fish
            mkdir -p $out/share
            cp -R share/doc $out/share/
            runHook postInstall
          '';
          meta = {
            description = "A CV compiler: one YAML file in, one typeset PDF out";
            homepage = "https://github.com/OWNER/cvtex";
            license = pkgs.lib.licenses.gpl3Plus;
            mainProgram = "cvtex";
            platforms = builtins.attrNames sums;
          };
        };
    in
    {
      packages = builtins.mapAttrs (system: _: { default = package system; }) sums;
    };
}

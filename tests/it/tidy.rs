//! The arrows between the folders of `src/`: who may know whom stands in `docs/architecture.md`,
//! in the lines that begin with "Architecture invariant", and every import is held against them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const MARK: &str = "**Architecture invariant:** ";

/// A line of the document.
#[derive(Debug)]
struct Rule {
    /// The folder, or a folder in it: `read/yaml`.
    of: String,
    /// Whether it may know only these, rather than never these.
    is_whole: bool,
    names: BTreeSet<String>,
    reason: String,
}

/// An import: the file, and the path behind `crate::`, as far as it names folders and files.
type Import = (String, String);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rules() -> Vec<Rule> {
    let document =
        fs::read_to_string(root().join("docs/architecture.md")).expect("a file");
    let lines = document
        .lines()
        .filter_map(|line| line.trim_start_matches("* ").strip_prefix(MARK));
    lines
        .map(|line| {
            let (says, reason) = line.split_once(". ").unwrap_or((line, ""));
            let mut names = says.split('`').skip(1).step_by(2).map(str::to_owned);
            let of = names.next().unwrap_or_else(|| panic!("no folder: {line}"));
            let is_whole = !says.contains("` never knows ");
            assert!(!is_whole || says.contains("` knows "), "neither: {line}");
            assert!(reason.ends_with('.'), "no reason: {line}");
            Rule { of, is_whole, names: names.collect(), reason: reason.to_owned() }
        })
        .collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The modules that are there for tests alone: `#[cfg(test)] mod read_back;`.
fn is_for_tests(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let folder = path.parent().unwrap_or(root());
    let parents = [folder.join("mod.rs"), folder.with_extension("rs")];
    parents.iter().filter_map(|parent| fs::read_to_string(parent).ok()).any(|text| {
        let declared = text.split("#[cfg(test)]").skip(1);
        declared.into_iter().any(|behind| {
            let line = behind.trim_start().lines().next().unwrap_or_default();
            line.ends_with(&format!("mod {stem};"))
        })
    })
}

/// The code of a file without its tests and without comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a file");
    let mut code = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        // A module of tests ends the file; an import or a declaration for them is one line.
        if line == "#[cfg(test)]" {
            let is_module =
                lines.clone().take(8).any(|line| line.ends_with("mod tests {"));
            if is_module {
                break;
            }
            lines.next();
            continue;
        }
        code += line.split("//").next().unwrap_or_default();
        code.push('\n');
    }
    code
}

/// The paths behind `crate::` in a code, each as far as it is made of words: braces are opened.
fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        opened(rest, "", &mut found);
    }
    found
}

fn opened(rest: &str, before: &str, found: &mut Vec<String>) {
    let rest = rest.trim_start();
    if let Some(inside) = rest.strip_prefix('{') {
        let mut depth = 0;
        let mut start = 0;
        for (at, c) in inside.char_indices() {
            match c {
                '{' => depth += 1,
                '}' | ',' if depth == 0 => {
                    opened(&inside[start..at], before, found);
                    start = at + 1;
                    if c == '}' {
                        return;
                    }
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
        return;
    }
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    let (word, rest) = rest.split_at(end);
    if word.is_empty() {
        return;
    }
    let path =
        if before.is_empty() { word.to_owned() } else { format!("{before}/{word}") };
    match rest.strip_prefix("::") {
        Some(rest) => opened(rest, &path, found),
        None => found.push(path),
    }
}

/// Every import of the library from one of its folders into another.
fn imports() -> Vec<Import> {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    files.sort();
    let mut imports = Vec::new();
    for path in files.iter().filter(|path| !is_for_tests(path)) {
        let name = path.strip_prefix(root().join("src")).expect("a file of src");
        let name = name.to_string_lossy().into_owned();
        if name == "lib.rs" || name == "main.rs" {
            continue;
        }
        imports.extend(paths(&code(path)).into_iter().map(|path| (name.clone(), path)));
    }
    imports
}

fn top(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// Whether a path is that of a module or of something in it.
fn is_in(path: &str, module: &str) -> bool {
    let rest = path.strip_prefix(module);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest == ".rs")
}

#[test]
fn every_import_goes_where_the_architecture_allows() {
    let rules = rules();
    let mut faults = Vec::new();
    for (file, path) in imports() {
        for rule in rules.iter().filter(|rule| is_in(&file, &rule.of)) {
            let is_named = rule.names.iter().any(|name| is_in(&path, name));
            let is_fault = if rule.is_whole {
                top(&path) != top(&file) && !is_named
            } else {
                is_named
            };
            if is_fault {
                faults.push(format!("src/{file} imports `{path}`: {}", rule.reason));
            }
        }
    }
    assert!(faults.is_empty(), "against docs/architecture.md:\n{}", faults.join("\n"));
}

#[test]
fn every_folder_has_its_line_and_no_line_names_what_is_not_there() {
    let src = root().join("src");
    let mut folders: BTreeSet<String> = fs::read_dir(&src)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    for root in ["lib", "main"] {
        folders.remove(root);
    }
    let rules = rules();
    let whole = rules.iter().filter(|rule| rule.is_whole);
    let described: BTreeSet<String> = whole.map(|rule| rule.of.clone()).collect();
    assert_eq!(described, folders, "the lines of docs/architecture.md, and the folders");
    for name in rules.iter().flat_map(|rule| rule.names.iter().chain([&rule.of])) {
        let is_there =
            src.join(name).is_dir() || src.join(format!("{name}.rs")).is_file();
        assert!(is_there, "`{name}` is no folder and no file of src");
    }
}

#[test]
fn what_may_be_known_is_used_and_leads_in_no_circle() {
    let rules = rules();
    let allowed: BTreeMap<&str, &BTreeSet<String>> = rules
        .iter()
        .filter(|rule| rule.is_whole)
        .map(|rule| (rule.of.as_str(), &rule.names))
        .collect();
    let used: BTreeSet<(String, String)> = imports()
        .iter()
        .map(|(file, path)| (top(file).to_owned(), top(path).to_owned()))
        .collect();
    let unused: Vec<_> = allowed
        .iter()
        .flat_map(|(folder, names)| names.iter().map(|name| ((*folder).to_owned(), name)))
        .filter(|(folder, name)| !used.contains(&(folder.clone(), (*name).clone())))
        .collect();
    assert!(unused.is_empty(), "allowed, and not used: {unused:?}");
    // A folder is taken away when it knows none of those that are left.
    let mut left: BTreeSet<&str> = allowed.keys().copied().collect();
    while !left.is_empty() {
        let free: Vec<&str> = left
            .iter()
            .copied()
            .filter(|folder| {
                !allowed[folder].iter().any(|name| left.contains(name.as_str()))
            })
            .collect();
        assert!(!free.is_empty(), "a circle among {left:?}");
        for folder in free {
            left.remove(folder);
        }
    }
}

#[test]
fn imports_are_found_in_every_form() {
    let code =
        "use crate::{a, b::{c::D, self as e}};\nfn f(g: crate::h::I) {}\nuse super::x;\n";
    assert_eq!(paths(code), ["a", "b/c/D", "b/self", "h/I"]);
    let imports = imports();
    assert!(
        imports.iter().any(|(file, path)| file == "app/pipeline.rs" && path == "check")
    );
}

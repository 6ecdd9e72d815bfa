# Completion of sparkvet for bash. What can be completed is asked of the command itself (`sparkvet VERB --help`), so it is
# always what the installed one offers.

# The verbs, from the lines below "verbs:".
_sparkvet_verbs() {
  "$1" --help 2>/dev/null | sed -n '/^verbs:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p'
}

# The options of a verb, a line each.
_sparkvet_options() {
  "$1" "$2" --help 2>/dev/null | grep -oE '^  (-[a-z],)?--[a-z][a-z-]*' | grep -oE -- '--[a-z-]+'
}

# What an option may be, where its help has a list: --color TEXT:{auto,always,never}.
_sparkvet_values() {
  "$1" "$2" --help 2>/dev/null | sed -nE "s/^  (-[a-z],)?$3 [A-Z]+:\{([^}]*)\}.*/\2/p" | tr , '\n'
}

_sparkvet() {
  local command=$1 current=$2 previous=$3 word verb='' words
  COMPREPLY=()
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $word == -- ]] && return  # behind it stands a command of another program
    [[ -z $verb && $word != -* ]] && verb=$word
  done
  if [[ -z $verb || $verb == */* || -e $verb ]]; then
    (( COMP_CWORD == 1 )) && [[ $current != -* ]] &&
      mapfile -t COMPREPLY < <(compgen -W "$(_sparkvet_verbs "$command")" -- "$current"; compgen -f -- "$current")
    verb=check
    (( ${#COMPREPLY[@]} )) && return
  fi
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_sparkvet_options "$command" "$verb")" -- "$current")
    return
  fi
  if [[ $previous == --* ]]; then
    words=$(_sparkvet_values "$command" "$verb" "$previous")
    if [[ -n $words ]]; then
      mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
      return
    fi
  fi
  if [[ $verb == rules ]]; then
    words=$("$command" rules 2>/dev/null | cut -d ' ' -f 1)
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    return
  fi
  mapfile -t COMPREPLY < <(compgen -f -- "$current")
  compopt -o filenames 2>/dev/null
}
complete -F _sparkvet sparkvet

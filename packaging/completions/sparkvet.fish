# Completion of sparkvet for fish. What can be completed is asked of the command itself (`sparkvet VERB --help`), so it is
# always what the installed one offers.

function __sparkvet_verbs
    sparkvet --help 2>/dev/null | sed -n '/^verbs:/,/^$/s/^  \([a-z][a-z-]*\)  *\(.*\)/\1\t\2/p'
end

# The verb that has been typed, or check, which is meant without one.
function __sparkvet_verb
    set -l typed (commandline -opc)[2..-1]
    for word in $typed
        if contains -- $word (__sparkvet_verbs | cut -f 1)
            echo $word
            return
        end
    end
    echo check
end

function __sparkvet_options
    sparkvet (__sparkvet_verb) --help 2>/dev/null | grep -oE '^  (-[a-z],)?--[a-z][a-z-]*' | grep -oE -- '--[a-z-]+'
end

# What the option before the cursor may be, where its help has a list.
function __sparkvet_values
    set -l previous (commandline -opc)[-1]
    string match -q -- '--*' $previous; or return
    sparkvet (__sparkvet_verb) --help 2>/dev/null | sed -nE "s/^  (-[a-z],)?$previous [A-Z]+:\{([^}]*)\}.*/\2/p" | tr , '\n'
end

complete -c sparkvet -n 'test (count (commandline -opc)) -eq 1' -a '(__sparkvet_verbs)'
complete -c sparkvet -n 'string match -q -- "-*" (commandline -ct)' -a '(__sparkvet_options)'
complete -c sparkvet -n 'test (count (__sparkvet_values)) -gt 0' -f -a '(__sparkvet_values)'
complete -c sparkvet -n 'test (__sparkvet_verb) = rules' -f -a '(sparkvet rules 2>/dev/null | cut -d " " -f 1)'

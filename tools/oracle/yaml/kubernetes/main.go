// What sigs.k8s.io/yaml makes of YAML: a JSON string a line in, its JSON as a string a line out, null where it refuses.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"sigs.k8s.io/yaml"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		var text string
		if err := json.Unmarshal(in.Bytes(), &text); err != nil {
			panic(err)
		}
		answer := []byte("null")
		if made, err := yaml.YAMLToJSON([]byte(text)); err == nil {
			answer, _ = json.Marshal(string(made))
		}
		fmt.Fprintln(out, string(answer))
	}
}

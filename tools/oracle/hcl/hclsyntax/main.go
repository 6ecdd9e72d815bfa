// What github.com/hashicorp/hcl/v2 makes of HCL: a JSON string a line in; {"tree": …} or {"refused": why} a line out.
//
// The functions that sparkvet reads through are here, the encoding ones as what they are given; var.x is the text "{{var.x}}".
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"sort"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

var same = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "v", Type: cty.DynamicPseudoType, AllowNull: true}},
	Type:   func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
	Impl:   func(args []cty.Value, _ cty.Type) (cty.Value, error) { return args[0], nil },
})

var context = &hcl.EvalContext{
	Variables: map[string]cty.Value{
		"var": cty.ObjectVal(map[string]cty.Value{
			"x":    cty.StringVal("{{var.x}}"),
			"yes":  cty.True,
			"no":   cty.False,
			"maps": cty.ObjectVal(map[string]cty.Value{"m": cty.StringVal("1")}),
			"list": cty.TupleVal([]cty.Value{cty.StringVal("l"), cty.StringVal("m")}),
		}),
	},
	Functions: map[string]function.Function{
		"jsonencode": same, "yamlencode": same, "tomap": same, "tolist": same, "sensitive": same, "base64encode": same, "tostring": same,
		"merge": stdlib.MergeFunc, "concat": stdlib.ConcatFunc, "flatten": stdlib.FlattenFunc, "compact": stdlib.CompactFunc,
		"join": stdlib.JoinFunc,
	},
}

// A scalar is its text as Terraform converts it, a map an object, "?" what has no value here.
func tree(v cty.Value) any {
	if v.IsNull() {
		return nil
	}
	switch ty := v.Type(); {
	case ty.IsPrimitiveType():
		if text, err := convert.Convert(v, cty.String); err == nil {
			return "s:" + text.AsString()
		}
	case ty.IsTupleType(), ty.IsListType(), ty.IsSetType():
		out := []any{}
		for it := v.ElementIterator(); it.Next(); {
			_, item := it.Element()
			out = append(out, tree(item))
		}
		return out
	case ty.IsObjectType(), ty.IsMapType():
		out := map[string]any{}
		for it := v.ElementIterator(); it.Next(); {
			key, item := it.Element()
			out[key.AsString()] = tree(item)
		}
		return out
	}
	return "?"
}

func value(e hclsyntax.Expression) any {
	v, diags := e.Value(context)
	if diags.HasErrors() || !v.IsWhollyKnown() {
		return "?"
	}
	return tree(v)
}

// Blocks as Terraform's JSON has them: under their names and labels, those within others in lists.
func body(b *hclsyntax.Body, isRoot bool) map[string]any {
	out := map[string]any{}
	for name, attribute := range b.Attributes {
		out[name] = value(attribute.Expr)
	}
	sort.SliceStable(b.Blocks, func(i, j int) bool { return b.Blocks[i].TypeRange.Start.Byte < b.Blocks[j].TypeRange.Start.Byte })
	for _, block := range b.Blocks {
		at := out
		names := append([]string{block.Type}, block.Labels...)
		last := len(names) - 1
		for _, name := range names[:last] {
			next, isMap := at[name].(map[string]any)
			if !isMap {
				next = map[string]any{}
				at[name] = next
			}
			at = next
		}
		if isRoot {
			at[names[last]] = body(block.Body, false)
		} else {
			list, _ := at[names[last]].([]any)
			at[names[last]] = append(list, body(block.Body, false))
		}
	}
	return out
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for in.Scan() {
		var text string
		if err := json.Unmarshal(in.Bytes(), &text); err != nil {
			panic(err)
		}
		if file, diags := hclsyntax.ParseConfig([]byte(text), "x.tf", hcl.InitialPos); diags.HasErrors() {
			out.Encode(map[string]any{"refused": diags[0].Summary})
		} else {
			out.Encode(map[string]any{"tree": body(file.Body.(*hclsyntax.Body), true)})
		}
	}
}
